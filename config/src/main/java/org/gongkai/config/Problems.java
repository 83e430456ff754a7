package org.gongkai.config;

import java.util.ArrayList;
import java.util.List;

/** A growing list of problems, so that all of them are told at once. For one thread. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    public void add(String file, int line, String message) {
        Problem problem = new Problem(file, line, message);
        // an anchor that is used twice shows its faults twice
        if (!found.contains(problem)) {
            found.add(problem);
        }
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** Sorted by file and line. */
    public List<Problem> sorted() {
        return found.stream().sorted().toList();
    }
}
