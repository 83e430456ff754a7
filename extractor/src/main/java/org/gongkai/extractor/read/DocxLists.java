package org.gongkai.extractor.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The numbering of a DOCX file (ECMA-376 part 1, 17.9): labels of paragraphs are made by it and stand nowhere else. */
final class DocxLists {
    private final Map<String, List<ListCounter.Level>> kinds = new HashMap<>();
    private final Map<String, String> kindsByStyle = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();
    private final Map<String, String> kindOf = new HashMap<>();
    private final Map<String, Map<Integer, Integer>> starts = new HashMap<>();
    private final Set<String> begun = new HashSet<>();
    private final ListCounter counter = new ListCounter();

    private DocxLists() {}

    /** A document without lists. */
    static DocxLists none() {
        return new DocxLists();
    }

    static DocxLists of(XMLStreamReader xml) throws XMLStreamException {
        DocxLists lists = new DocxLists();
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("abstractNum")) {
                lists.kind(xml);
            } else if (xml.getLocalName().equals("num")) {
                lists.instance(xml);
            }
        }
        return lists;
    }

    boolean isEmpty() {
        return kindOf.isEmpty();
    }

    /** The label of the next paragraph of a list, empty when the list is not known. */
    String next(String list, int level) {
        String kind = kindOf.get(list);
        if (kind == null) {
            return "";
        }
        String linked = kindsByStyle.getOrDefault(links.getOrDefault(kind, ""), kind);
        List<ListCounter.Level> levels = kinds.getOrDefault(linked, List.of());
        if (begun.add(list)) {
            starts.getOrDefault(list, Map.of()).forEach((at, start) -> counter.restart(linked, at, start));
        }
        return counter.next(linked, level, levels);
    }

    private void kind(XMLStreamReader xml) throws XMLStreamException {
        String id = SafeXml.attribute(xml, "abstractNumId");
        List<ListCounter.Level> levels = new ArrayList<>();
        String format = "decimal";
        String text = "";
        int start = 0;
        boolean decimal = false;
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                if (xml.getLocalName().equals("lvl") && levels.size() < ListCounter.LEVELS) {
                    levels.add(new ListCounter.Level(format, text, start, decimal));
                } else if (xml.getLocalName().equals("abstractNum")) {
                    kinds.put(id, levels);
                    return;
                }
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "lvl" -> {
                        format = "decimal";
                        text = "";
                        start = 0;
                        decimal = false;
                    }
                    case "start" -> start = SafeXml.number(xml, "val", 0, 1 << 15);
                    case "numFmt" -> format = SafeXml.attribute(xml, "val");
                    case "lvlText" -> text = SafeXml.attribute(xml, "val");
                    case "isLgl" -> decimal = SafeXml.flag(xml, "val", true);
                    case "styleLink" -> kindsByStyle.put(SafeXml.attribute(xml, "val"), id);
                    case "numStyleLink" -> links.put(id, SafeXml.attribute(xml, "val"));
                    default -> {}
                }
            }
        }
    }

    private void instance(XMLStreamReader xml) throws XMLStreamException {
        String id = SafeXml.attribute(xml, "numId");
        int level = 0;
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("num")) {
                return;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            switch (xml.getLocalName()) {
                case "abstractNumId" -> kindOf.put(id, SafeXml.attribute(xml, "val"));
                case "lvlOverride" -> level = SafeXml.number(xml, "ilvl", 0, ListCounter.LEVELS - 1);
                case "startOverride" ->
                    starts.computeIfAbsent(id, key -> new HashMap<>())
                            .put(level, SafeXml.number(xml, "val", 1, 1 << 15));
                case "lvl" -> SafeXml.skip(xml);
                default -> {}
            }
        }
    }
}
