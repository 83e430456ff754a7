package org.gongkai.extractor.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gongkai.extractor.grid.Block;
import org.gongkai.extractor.grid.Grid;
import org.gongkai.extractor.grid.Prose;
import org.gongkai.model.Finding;

/**
 * What a reader saw of a file.
 *
 * @param reader short name of the reader
 * @param blocks of the document's body in order, page chrome left out
 * @param facts what the file says about itself
 * @param findings about the reading, for example a wrong character set
 */
public record Reading(String reader, List<Block> blocks, Facts facts, List<Finding> findings) {
    public Reading {
        blocks = List.copyOf(blocks);
        findings = List.copyOf(findings);
    }

    /**
     * What a file says about itself outside its body.
     *
     * @param titles candidates, best first
     * @param issuers names of who published it, best first
     * @param dates texts that may hold the date of publication, best first
     * @param site name of the web site
     * @param surroundings visible text around the body, for telling what a page is that is no report
     * @param links links in the whole page
     * @param images pictures in the body
     * @param attachments names of files that the page links to
     */
    public record Facts(
            List<String> titles,
            List<String> issuers,
            List<String> dates,
            Optional<String> site,
            String surroundings,
            int links,
            int images,
            List<String> attachments) {
        public Facts {
            titles = List.copyOf(titles);
            issuers = List.copyOf(issuers);
            dates = List.copyOf(dates);
            attachments = List.copyOf(attachments);
        }

        /** A file that says nothing. */
        public static Facts none() {
            return new Facts(List.of(), List.of(), List.of(), Optional.empty(), "", 0, 0, List.of());
        }

        /** A file that says only its titles. */
        public static Facts titled(List<String> titles, int images) {
            return new Facts(titles, List.of(), List.of(), Optional.empty(), "", 0, images, List.of());
        }
    }

    /** The tables in document order. */
    public List<Grid> grids() {
        List<Grid> grids = new ArrayList<>();
        for (Block block : blocks) {
            if (block instanceof Grid grid) {
                grids.add(grid);
            }
        }
        return grids;
    }

    /** The paragraphs in document order. */
    public List<Prose> prose() {
        List<Prose> prose = new ArrayList<>();
        for (Block block : blocks) {
            if (block instanceof Prose paragraph) {
                prose.add(paragraph);
            }
        }
        return prose;
    }

    /** Characters in all paragraphs and cells. */
    public long length() {
        long length = 0;
        for (Block block : blocks) {
            if (block instanceof Prose paragraph) {
                length += paragraph.text().length();
            } else if (block instanceof Grid grid) {
                length += grid.cells().stream()
                        .mapToLong(cell -> cell.text().length())
                        .sum();
            }
        }
        return length;
    }
}
