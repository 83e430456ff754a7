package org.gongkai.extractor.read;

import java.util.List;
import org.gongkai.extractor.grid.Block;

/** What the text of a WordprocessingML document needs from beside it. */
interface WordParts {
    /** A document that is one XML file: labels stand in the text, styles say nothing. */
    WordParts NONE = new WordParts() {
        private final DocxLists lists = DocxLists.none();
        private final DocxStyles styles = DocxStyles.none();

        @Override
        public DocxLists lists() {
            return lists;
        }

        @Override
        public DocxStyles styles() {
            return styles;
        }

        @Override
        public List<Block> chunk(String id) {
            return List.of();
        }
    };

    /** The lists; they count the paragraphs. */
    DocxLists lists();

    DocxStyles styles();

    /** The blocks of a document of another format that is embedded in this one. */
    List<Block> chunk(String id) throws UnreadableFileException;
}
