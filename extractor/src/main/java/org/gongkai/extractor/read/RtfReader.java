package org.gongkai.extractor.read;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads RTF files (RTF 1.9.1): paragraphs, and tables by the right edges of their cells. Deleted and hidden text, fields'
 * codes and everything that is not the body is left out.
 */
public final class RtfReader {
    private static final Charset GB18030 = Charset.forName("GB18030");
    /** Groups that hold no text of the body. */
    private static final Set<String> ASIDE = Set.of(
            "fonttbl",
            "colortbl",
            "stylesheet",
            "info",
            "pict",
            "header",
            "headerl",
            "headerr",
            "headerf",
            "footer",
            "footerl",
            "footerr",
            "footerf",
            "footnote",
            "fldinst",
            "object",
            "listtable",
            "listoverridetable",
            "rsidtbl",
            "generator",
            "xmlnstbl",
            "themedata",
            "colorschememapping",
            "datastore",
            "latentstyles",
            "pntext",
            "nonshppict",
            "bkmkstart",
            "bkmkend",
            "annotation",
            "atnid",
            "atnauthor",
            "filetbl",
            "revtbl",
            "pgptbl",
            "mmathPr",
            "defchp",
            "defpap",
            "wgrffmtfilter",
            "docvar",
            "ftnsep",
            "nonesttables");
    /** Groups that are marked as new but hold text of the body. */
    private static final Set<String> SHOWN =
            Set.of("shptxt", "shpinst", "nesttableprops", "fldrslt", "listtext", "shppict", "pntext");

    private static final int DEEPEST = 2_000;

    /** What a group inherits from the one around it. */
    private record State(boolean aside, boolean hidden, boolean raised, boolean struck, int fallback, Charset set) {}

    private final RtfTokens tokens;
    private final Budget budget;
    private final RtfTables tables;
    private final Deque<State> groups = new ArrayDeque<>();
    private final Map<Integer, Charset> fonts = new HashMap<>();
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private Charset standard = GB18030;
    private State state = new State(false, false, false, false, 1, GB18030);
    private boolean inFonts;
    private int font;
    private int fallbackLeft;
    private int images;

    private RtfReader(byte[] bytes, Budget budget) {
        this.tokens = new RtfTokens(bytes);
        this.budget = budget;
        this.tables = new RtfTables(budget);
    }

    public static Reading read(byte[] bytes, Budget budget) throws UnreadableFileException {
        RtfReader reader = new RtfReader(bytes, budget);
        reader.read();
        return new Reading("rtf", reader.tables.blocks(), Reading.Facts.titled(List.of(), reader.images), List.of());
    }

    private void read() throws UnreadableFileException {
        boolean closed = false;
        boolean marked = false;
        for (RtfTokens.Kind kind = tokens.next(); kind != RtfTokens.Kind.END; kind = tokens.next()) {
            budget.checkTime();
            if (kind == RtfTokens.Kind.BYTE) {
                text(tokens.number('?'));
                continue;
            }
            flush();
            switch (kind) {
                case OPEN -> {
                    if (groups.size() >= DEEPEST) {
                        throw new UnreadableFileException("damaged", "groups nested more than " + DEEPEST + " deep");
                    }
                    groups.push(state);
                    tables.open();
                    marked = false;
                }
                case CLOSE -> {
                    inFonts &= !groups.isEmpty() && groups.peek().aside();
                    state = groups.isEmpty() ? state : groups.pop();
                    tables.close();
                    closed = groups.isEmpty();
                }
                default -> {
                    if (tokens.word().equals("*")) {
                        marked = true;
                    } else {
                        word(tokens.word(), marked);
                        marked = false;
                    }
                }
            }
        }
        flush();
        if (!closed) {
            throw new UnreadableFileException("damaged", "an RTF file that breaks off in the middle; fetch it again");
        }
    }

    private void text(int value) {
        if (fallbackLeft > 0) {
            fallbackLeft--;
        } else if (!state.aside() && !state.hidden()) {
            pending.write(value);
        }
    }

    /** Bytes of text become characters together: a character may have several. */
    private void flush() {
        if (pending.size() > 0) {
            append(new String(pending.toByteArray(), state.set()));
            pending.reset();
        }
    }

    private void append(String text) {
        if (!state.aside() && !state.hidden()) {
            tables.append(state.raised() ? ShownText.raised(text) : state.struck() ? ShownText.struck(text) : text);
        }
    }

    private void word(String word, boolean marked) throws UnreadableFileException {
        boolean on = tokens.number(1) != 0;
        if (word.equals("fonttbl")) {
            inFonts = true;
        }
        if (word.equals("pict")) {
            images++;
        }
        if (ASIDE.contains(word) || marked && !SHOWN.contains(word)) {
            set(true, state.hidden(), state.raised(), state.struck());
            return;
        }
        switch (word) {
            case "ansicpg" -> standard = charset(tokens.number(936), GB18030);
            case "bin" -> tokens.skip(tokens.number(0));
            case "uc" ->
                state = new State(
                        state.aside(), state.hidden(), state.raised(), state.struck(), tokens.number(1), state.set());
            case "u" -> {
                append(String.valueOf((char) tokens.number('?')));
                fallbackLeft = state.fallback();
            }
            case "f" -> font();
            case "fcharset" -> {
                if (inFonts) {
                    fonts.put(font, byNumber(tokens.number(0)));
                }
            }
            case "plain" -> set(state.aside(), false, false, false);
            case "v", "deleted" -> set(state.aside(), on, state.raised(), state.struck());
            case "super" -> set(state.aside(), state.hidden(), on, state.struck());
            case "nosupersub" -> set(state.aside(), state.hidden(), false, state.struck());
            case "strike", "striked" -> set(state.aside(), state.hidden(), state.raised(), on);
            default -> {
                String sign = sign(word);
                if (!sign.isEmpty()) {
                    append(sign);
                } else if (!state.aside()) {
                    tables.word(word, tokens.number(0));
                }
            }
        }
    }

    private void font() {
        font = tokens.number(0);
        if (!inFonts) {
            state = new State(
                    state.aside(),
                    state.hidden(),
                    state.raised(),
                    state.struck(),
                    state.fallback(),
                    fonts.getOrDefault(font, standard));
        }
    }

    private void set(boolean aside, boolean hidden, boolean raised, boolean struck) {
        state = new State(aside, hidden, raised, struck, state.fallback(), state.set());
    }

    private static String sign(String word) {
        return switch (word) {
            case "tab" -> "\t";
            case "line" -> "\n";
            case "~" -> "\u00A0";
            case "_" -> "-";
            case "\\", "{", "}" -> word;
            case "emdash" -> "—";
            case "endash" -> "–";
            case "lquote" -> "‘";
            case "rquote" -> "’";
            case "ldblquote" -> "“";
            case "rdblquote" -> "”";
            case "bullet" -> "•";
            case "emspace", "enspace", "qmspace" -> " ";
            default -> "";
        };
    }

    /** Character sets of fonts ({@code \fcharset}): Chinese ones by name, all others as the file says. */
    private Charset byNumber(int number) {
        return switch (number) {
            case 134 -> GB18030;
            case 136 -> charset(950, standard);
            case 128 -> charset(932, standard);
            case 129 -> charset(949, standard);
            default -> standard;
        };
    }

    private static Charset charset(int page, Charset otherwise) {
        if (page == 936 || page == 54936) {
            return GB18030;
        }
        String name = page == 65001 ? "UTF-8" : page == 950 ? "Big5-HKSCS" : "windows-" + page;
        String known = page == 932 ? "windows-31j" : page == 949 ? "x-windows-949" : name;
        return Charset.isSupported(known) ? Charset.forName(known) : otherwise;
    }
}
