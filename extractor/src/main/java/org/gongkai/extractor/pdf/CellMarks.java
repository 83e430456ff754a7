package org.gongkai.extractor.pdf;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * Which marked content belongs to which table cell, as the structure tree of a tagged PDF says (ISO 32000-1, 14.7 and
 * 14.8.4.3.4). Programs that write tags are often right about cells and seldom about spans, so only this is taken from
 * them: glyphs of two cells never make one text.
 */
final class CellMarks {
    /** Larger trees are not read; a report has some ten thousand nodes. */
    private static final int MOST_NODES = 300_000;
    /** Content that lies in a form and not on the page. */
    private static final COSName STREAM = COSName.getPDFName("Stm");

    private final Map<COSDictionary, Map<Integer, Integer>> cells = new IdentityHashMap<>();
    private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final @Nullable COSDictionary roles;
    private int count;

    private CellMarks(@Nullable COSDictionary roles) {
        this.roles = roles;
    }

    /** A part of the tree, with the page and the cell that it inherits. */
    private record Node(COSBase base, @Nullable COSDictionary page, int cell) {}

    /** The cells of a document, none when it is not tagged. */
    static CellMarks of(PDDocument document) {
        COSDictionary root = document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.STRUCT_TREE_ROOT);
        CellMarks marks = new CellMarks(root == null ? null : root.getCOSDictionary(COSName.ROLE_MAP));
        if (root != null) {
            marks.walk(root);
        }
        return marks;
    }

    private void walk(COSDictionary root) {
        Deque<Node> open = new ArrayDeque<>();
        open.push(new Node(root, null, -1));
        for (int nodes = 0; !open.isEmpty() && nodes < MOST_NODES; nodes++) {
            Node node = open.pop();
            COSBase base = node.base() instanceof COSObject reference ? reference.getObject() : node.base();
            if (base instanceof COSInteger mark) {
                put(node.page(), mark.intValue(), node.cell());
            } else if (base instanceof COSArray array) {
                for (COSBase kid : array) {
                    open.push(new Node(kid, node.page(), node.cell()));
                }
            } else if (base instanceof COSDictionary element && seen.add(element)) {
                element(element, node, open);
            }
        }
    }

    private void element(COSDictionary element, Node node, Deque<Node> open) {
        COSDictionary page = element.getCOSDictionary(COSName.PG);
        COSDictionary ownPage = page == null ? node.page() : page;
        if (COSName.MCR.equals(element.getCOSName(COSName.TYPE))) {
            if (element.getItem(STREAM) == null) {
                put(ownPage, element.getInt(COSName.MCID, -1), node.cell());
            }
            return;
        }
        COSBase kids = element.getItem(COSName.K);
        if (kids != null) {
            open.push(new Node(kids, ownPage, isCell(element) ? count++ : node.cell()));
        }
    }

    private boolean isCell(COSDictionary element) {
        String kind = element.getNameAsString(COSName.S);
        String role = roles == null || kind == null ? null : roles.getNameAsString(kind);
        String known = role == null ? kind : role;
        return "TD".equals(known) || "TH".equals(known);
    }

    private void put(@Nullable COSDictionary page, int mark, int cell) {
        if (page != null && mark >= 0 && cell >= 0) {
            cells.computeIfAbsent(page, unused -> new HashMap<>()).put(mark, cell);
        }
    }

    /** The number of the cell that marked content of a page belongs to, −1 for none. */
    int cell(COSDictionary page, int mark) {
        return cells.getOrDefault(page, Map.of()).getOrDefault(mark, -1);
    }
}
