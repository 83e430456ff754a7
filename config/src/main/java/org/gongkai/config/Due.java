package org.gongkai.config;

import java.time.LocalDate;

/**
 * When a report is due.
 *
 * @param date the last day on which it is in time, in China
 * @param basis whether a law or only local practice says so
 * @param sourceZh what says so, in the words of the source
 * @param sourceEn the same in English
 */
public record Due(LocalDate date, Basis basis, String sourceZh, String sourceEn) {
    /** How firm a deadline is. */
    public enum Basis {
        /** The Regulations name the day. */
        LAW,
        /** The Regulations name no day for such authorities; practice or a local rule does. */
        LOCAL
    }
}
