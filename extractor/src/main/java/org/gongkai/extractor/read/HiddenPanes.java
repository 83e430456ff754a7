package org.gongkai.extractor.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Parts of a page that stay hidden until somebody clicks on their tab, and that hold a table of a report which stands
 * nowhere in what the page shows. A hidden copy of a table that is shown is none.
 */
final class HiddenPanes {
    private final Visibility visibility;
    private final StringBuilder shown = new StringBuilder();
    private final Map<Element, Set<Integer>> kinds = new IdentityHashMap<>();

    private HiddenPanes(Visibility visibility) {
        this.visibility = visibility;
    }

    /** The hidden elements to be shown: such panes, those around them and the panes beside them; empty for most pages. */
    static Set<Element> in(Document document, Visibility visibility) throws UnreadableFileException {
        return new HiddenPanes(visibility).find(document);
    }

    private Set<Element> find(Document document) throws UnreadableFileException {
        for (Element table : document.getElementsByTag("table")) {
            Budget.checkThread();
            Element pane = pane(table);
            if (pane != null && !kinds.containsKey(pane)) {
                kinds.put(pane, TableWords.kindsIn(TableWords.tight(pane.wholeText())));
            }
        }
        kinds.values().removeIf(Set::isEmpty);
        if (kinds.isEmpty()) {
            return Set.of();
        }
        gather(document.body());
        Set<Integer> wanted = onlyOnce();
        wanted.removeAll(TableWords.kindsIn(shown.toString()));
        Set<Element> panes = Collections.newSetFromMap(new IdentityHashMap<>());
        kinds.forEach((pane, held) -> {
            if (wanted.containsAll(held)) {
                reveal(pane, panes);
            }
        });
        return panes;
    }

    /** Kinds of table that a single pane holds: of the tabs of several years none can be told to be meant. */
    private Set<Integer> onlyOnce() {
        List<Integer> all = new ArrayList<>();
        kinds.values().forEach(all::addAll);
        Set<Integer> once = new HashSet<>(all);
        once.removeIf(kind -> Collections.frequency(all, kind) > 1);
        return once;
    }

    private void reveal(Element pane, Set<Element> panes) {
        for (Element around = pane; around != null; around = around.parent()) {
            if (visibility.hidesByStyle(around)) {
                panes.add(around);
            }
        }
        for (Element sibling : pane.siblingElements()) {
            if (visibility.hidesByStyle(sibling) && !kinds.containsKey(sibling) && alike(pane, sibling)) {
                panes.add(sibling);
            }
        }
    }

    private static boolean alike(Element pane, Element sibling) {
        return pane.normalName().equals(sibling.normalName())
                && (pane.classNames().equals(sibling.classNames())
                        || !Collections.disjoint(pane.classNames(), sibling.classNames()));
    }

    /** The nearest element around a table that is hidden by style; null when none is, or when it is never shown. */
    private @Nullable Element pane(Element table) {
        Element pane = null;
        for (Element around = table; around != null; around = around.parent()) {
            if (visibility.hidesByStyle(around)) {
                pane = pane == null ? around : pane;
            } else if (visibility.hides(around)) {
                return null;
            }
        }
        return pane;
    }

    private void gather(Node node) {
        if (node instanceof TextNode text) {
            shown.append(TableWords.tight(text.getWholeText()));
        } else if (node instanceof Element element && !visibility.hides(element)) {
            element.childNodes().forEach(this::gather);
        }
    }
}
