package org.gongkai.extractor.pdf;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;

/** Finds the rules of a table in painted paths: strokes, thin filled boxes, frames, and light boxes on a dark ground. */
final class PathRules {
    /** A filled box thinner than this is a line, in points. */
    static final double THIN = 3;

    private static final double WHITE = 0.93;
    private static final double DARK = 0.7;
    /** A table has one dark ground; pages with more are drawings. */
    private static final int MOST_GROUNDS = 100;
    /** Steeper lines belong to drawings. */
    private static final double SLANT = 0.01;

    private final InkCollector ink;
    private final List<Box> grounds = new ArrayList<>();

    PathRules(InkCollector ink) {
        this.ink = ink;
    }

    /** A path drawn along its line. */
    void stroke(Path2D path, double lightness, Box clip) {
        if (lightness > WHITE) {
            return;
        }
        double[] c = new double[6];
        double x = 0;
        double y = 0;
        double startX = 0;
        double startY = 0;
        for (PathIterator it = path.getPathIterator(null); !it.isDone(); it.next()) {
            switch (it.currentSegment(c)) {
                case PathIterator.SEG_MOVETO -> {
                    x = startX = c[0];
                    y = startY = c[1];
                }
                case PathIterator.SEG_LINETO -> {
                    line(x, y, c[0], c[1], clip);
                    x = c[0];
                    y = c[1];
                }
                case PathIterator.SEG_CLOSE -> {
                    line(x, y, startX, startY, clip);
                    x = startX;
                    y = startY;
                }
                case PathIterator.SEG_QUADTO -> {
                    x = c[2];
                    y = c[3];
                }
                default -> {
                    x = c[4];
                    y = c[5];
                }
            }
        }
    }

    private void line(double x1, double y1, double x2, double y2, Box clip) {
        double dx = Math.abs(x2 - x1);
        double dy = Math.abs(y2 - y1);
        double straight = Math.max(0.5, SLANT * Math.max(dx, dy));
        if (Math.min(dx, dy) > straight) {
            return;
        }
        Box shown = Box.around(x1, y1, x2, y2).within(clip);
        if (shown.width() < 0 || shown.height() < 0) {
            return;
        }
        if (dx >= dy) {
            ink.rule(new Rule(true, (y1 + y2) / 2, shown.left(), shown.right()));
        } else {
            ink.rule(new Rule(false, (x1 + x2) / 2, shown.top(), shown.bottom()));
        }
    }

    /** A path filled with ink. */
    void fill(Path2D path, double lightness, Box clip) {
        List<Box> parts = parts(path);
        for (int i = 0; i < parts.size(); i++) {
            Box part = parts.get(i).within(clip);
            if (part.width() < 0 || part.height() < 0) {
                continue;
            }
            if (Math.min(part.width(), part.height()) <= THIN) {
                if (lightness <= WHITE) {
                    ink.bar(part);
                }
            } else if (lightness <= DARK) {
                if (grounds.size() < MOST_GROUNDS) {
                    grounds.add(part);
                }
                if (i > 0 && isFrame(parts.get(i - 1), parts.get(i))) {
                    edges(part);
                }
            } else if (grounds.stream().anyMatch(ground -> ground.holds(part, 1) && ground.area() > part.area())) {
                edges(part);
            }
        }
    }

    /** Two boxes of one path, one just inside the other, leave a frame. */
    private static boolean isFrame(Box a, Box b) {
        return a.holds(b, 0.1) != b.holds(a, 0.1)
                && Math.abs(a.left() - b.left()) <= 2 * THIN
                && Math.abs(a.top() - b.top()) <= 2 * THIN
                && Math.abs(a.right() - b.right()) <= 2 * THIN
                && Math.abs(a.bottom() - b.bottom()) <= 2 * THIN;
    }

    private void edges(Box box) {
        ink.rule(new Rule(true, box.top(), box.left(), box.right()));
        ink.rule(new Rule(true, box.bottom(), box.left(), box.right()));
        ink.rule(new Rule(false, box.left(), box.top(), box.bottom()));
        ink.rule(new Rule(false, box.right(), box.top(), box.bottom()));
    }

    /** The boxes around the closed parts of a path that has no curves; a curved part is a drawing. */
    private static List<Box> parts(Path2D path) {
        List<Box> parts = new ArrayList<>();
        double[] c = new double[6];
        Box part = null;
        boolean curved = false;
        for (PathIterator it = path.getPathIterator(null); !it.isDone(); it.next()) {
            int kind = it.currentSegment(c);
            if (kind == PathIterator.SEG_MOVETO) {
                if (part != null && !curved) {
                    parts.add(part);
                }
                part = new Box(c[0], c[1], c[0], c[1]);
                curved = false;
            } else if (kind == PathIterator.SEG_LINETO && part != null) {
                part = part.and(new Box(c[0], c[1], c[0], c[1]));
            } else if (kind != PathIterator.SEG_CLOSE) {
                curved = true;
            }
        }
        if (part != null && !curved) {
            parts.add(part);
        }
        return parts;
    }
}
