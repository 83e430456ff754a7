package org.gongkai.app.across;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.gongkai.model.ReportDocument.Section;

/**
 * What a report says in words: its sentences, each as printed and as it is compared, without space and punctuation, with
 * one sign for every number and for the authority's own names, so that a copy with another year or place is still one.
 */
record Prose(List<Sentence> sentences) {
    /** So many signs make a shingle: long enough to be no mere turn of speech. */
    static final int SHINGLE = 12;

    private static final Pattern END = Pattern.compile("(?<=[。；！？!?;\\n])");
    private static final Pattern NUMBER = Pattern.compile("[0-9０-９]+(?:[.,，．][0-9０-９]+)*[%％‰]?");
    private static final Pattern PASSED_OVER = Pattern.compile("[\\s\\p{P}\\p{Z}]+");
    private static final int SHORTEST_SENTENCE = 8;
    private static final String GOVERNMENT = "人民政府";

    Prose {
        sentences = List.copyOf(sentences);
    }

    /** A sentence as printed, and as it is compared. */
    record Sentence(String printed, String compared) {}

    /** The prose of these chapters; {@code name} is the authority's. */
    static Prose of(List<Section> sections, String name) {
        List<String> names = names(name);
        List<Sentence> sentences = new ArrayList<>();
        for (Section section : sections) {
            for (String printed : END.split(section.text())) {
                String compared = NUMBER.matcher(printed).replaceAll("#");
                for (String own : names) {
                    compared = compared.replace(own, "@");
                }
                compared = PASSED_OVER
                        .matcher(compared.replace('#', '\u0001').replace('@', '\u0002'))
                        .replaceAll("")
                        .replace('\u0001', '#')
                        .replace('\u0002', '@');
                if (compared.length() >= SHORTEST_SENTENCE) {
                    sentences.add(new Sentence(printed.strip(), compared));
                }
            }
        }
        return new Prose(sentences);
    }

    /** The full name, the place, and the last place in it: 新乡市凤泉区人民政府, 新乡市凤泉区, 凤泉区. */
    private static List<String> names(String name) {
        List<String> names = new ArrayList<>(List.of(name));
        String place = name.endsWith(GOVERNMENT) ? name.substring(0, name.length() - GOVERNMENT.length()) : name;
        names.add(place);
        for (int i = place.length() - 3; i > 0; i--) {
            if ("省市区县州盟旗".indexOf(place.charAt(i)) >= 0) {
                names.add(place.substring(i + 1));
                break;
            }
        }
        names.removeIf(each -> each.length() < 2);
        return names;
    }

    /** Without the sentences that are passed over: their hashes in order. */
    Prose without(long[] boilerplate) {
        return new Prose(sentences.stream()
                .filter(sentence -> Arrays.binarySearch(boilerplate, hash(sentence.compared())) < 0)
                .toList());
    }

    /** Hashes of all shingles, of every sentence its own. */
    Set<Long> shingles() {
        Set<Long> shingles = new HashSet<>();
        for (Sentence sentence : sentences) {
            String text = sentence.compared();
            for (int i = 0; i + SHINGLE <= text.length(); i++) {
                shingles.add(hash(text.substring(i, i + SHINGLE)));
            }
        }
        return shingles;
    }

    /** 64 bits of FNV-1a, mixed so that any of them can be drawn by. */
    static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 33;
        hash *= 0xff51afd7ed558ccdL;
        return hash ^ hash >>> 33;
    }
}
