package org.gongkai.config;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration does not hold; nothing was done. Carries every problem that was found. */
public final class ConfigurationException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<Problem> problems;

    public ConfigurationException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining(System.lineSeparator())));
        this.problems = List.copyOf(problems);
    }

    /** Sorted by file and line; never empty. */
    public List<Problem> problems() {
        return problems;
    }
}
