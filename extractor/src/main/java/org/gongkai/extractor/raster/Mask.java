package org.gongkai.extractor.raster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Which pixels of a page belong to something. */
final class Mask {
    /** More runs of pixels are noise all over the page. */
    private static final int MOST_RUNS = 3_000_000;

    final int width;
    final int height;
    final boolean[] set;

    Mask(int width, int height) {
        this.width = width;
        this.height = height;
        this.set = new boolean[width * height];
    }

    boolean at(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height && set[y * width + x];
    }

    /** The pixels of one spot as runs, each of which is left, right (exclusive) and row. */
    record Runs(Spot spot, List<int[]> runs) {}

    /** Spots of pixels that touch at edges or corners, in the order of their first pixel. */
    List<Spot> spots(int leastArea) {
        return label(leastArea, false).stream().map(Runs::spot).toList();
    }

    /** The same with what they are made of. */
    List<Runs> shapes(int leastArea) {
        return label(leastArea, true);
    }

    private List<Runs> label(int leastArea, boolean keepRuns) {
        int[] left = new int[1 << 12];
        int[] right = new int[1 << 12];
        int[] row = new int[1 << 12];
        int[] root = new int[1 << 12];
        int count = 0;
        int above = 0;
        int here;
        for (int y = 0; y < height; y++) {
            here = count;
            int candidate = above;
            int base = y * width;
            for (int x = 0; x < width; x++) {
                if (!set[base + x]) {
                    continue;
                }
                int from = x;
                while (x < width && set[base + x]) {
                    x++;
                }
                if (count == left.length) {
                    if (count >= MOST_RUNS) {
                        return List.of();
                    }
                    left = Arrays.copyOf(left, 2 * count);
                    right = Arrays.copyOf(right, 2 * count);
                    row = Arrays.copyOf(row, 2 * count);
                    root = Arrays.copyOf(root, 2 * count);
                }
                left[count] = from;
                right[count] = x;
                row[count] = y;
                root[count] = count;
                while (candidate < here && right[candidate] < from) {
                    candidate++;
                }
                for (int k = candidate; k < here && left[k] <= x; k++) {
                    join(root, k, count);
                }
                count++;
            }
            above = here;
            if (here == count) {
                above = count;
            }
        }
        return gather(left, right, row, root, count, leastArea, keepRuns);
    }

    private static void join(int[] root, int a, int b) {
        int x = find(root, a);
        int y = find(root, b);
        root[Math.max(x, y)] = Math.min(x, y);
    }

    private static int find(int[] root, int i) {
        int at = i;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }

    private static List<Runs> gather(
            int[] left, int[] right, int[] row, int[] root, int count, int leastArea, boolean keepRuns) {
        int[] index = new int[count];
        int[][] bounds = new int[count][];
        List<List<int[]>> runs = new ArrayList<>();
        int spots = 0;
        for (int i = 0; i < count; i++) {
            int r = find(root, i);
            if (r == i) {
                index[i] = spots;
                bounds[spots++] = new int[] {left[i], row[i], right[i], row[i] + 1, 0};
                if (keepRuns) {
                    runs.add(new ArrayList<>());
                }
            }
            int[] bound = bounds[index[r]];
            bound[0] = Math.min(bound[0], left[i]);
            bound[2] = Math.max(bound[2], right[i]);
            bound[3] = row[i] + 1;
            bound[4] += right[i] - left[i];
            if (keepRuns) {
                runs.get(index[r]).add(new int[] {left[i], right[i], row[i]});
            }
        }
        List<Runs> found = new ArrayList<>();
        for (int i = 0; i < spots; i++) {
            int[] bound = bounds[i];
            if (bound[4] >= leastArea) {
                found.add(new Runs(
                        new Spot(bound[0], bound[1], bound[2], bound[3], bound[4]),
                        keepRuns ? runs.get(i) : List.of()));
            }
        }
        return found;
    }
}
