package org.gongkai.extractor.read;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.model.Wording;

/**
 * Decides the character set of a text: byte order mark, then HTTP header, then declaration in the text, then the bytes
 * themselves. A declaration that the bytes contradict loses, and the conflict is told. GB2312 and GBK are read as GB18030,
 * their superset: pages that declare the small set use the large one.
 */
final class TextDecoder {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset BIG5 = Charset.forName("Big5-HKSCS");
    private static final Pattern HEADER =
            Pattern.compile("charset\\s*=\\s*[\"']?([\\w:.-]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern META = Pattern.compile(
            "<meta[^>]{0,200}charset\\s*=\\s*[\"']?\\s*([\\w:.-]+)|<\\?xml[^>]{0,100}encoding\\s*=\\s*[\"']([\\w:.-]+)",
            Pattern.CASE_INSENSITIVE);
    /** HTML asks for the declaration within 1024 bytes; real pages put it later. */
    private static final int DECLARATION_WITHIN = 8192;
    /** The commonest characters of these documents and of written Chinese. */
    private static final boolean[] COMMON =
            characters("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下" + "政府信息公开报告情况本数量行规处理申请结果总其他第项条件区市县局办");
    /** The least share of the commonest characters that Chinese read rightly has; read wrongly it has a tenth. */
    private static final double CHINESE = 0.2;

    private TextDecoder() {}

    private static boolean[] characters(String listed) {
        boolean[] characters = new boolean[Character.MAX_VALUE + 1];
        for (int i = 0; i < listed.length(); i++) {
            characters[listed.charAt(i)] = true;
        }
        return characters;
    }

    static DecodedText decode(byte[] bytes, Optional<String> contentType) {
        Optional<Mark> mark = Mark.of(bytes);
        if (mark.isPresent()) {
            String text = new String(
                    bytes,
                    mark.get().length(),
                    bytes.length - mark.get().length(),
                    mark.get().charset());
            return new DecodedText(text, mark.get().charset(), Optional.empty());
        }
        Map<String, Charset> declared = declared(bytes, contentType);
        Charset utf16 = withoutMark16(bytes);
        if (utf16 != null) {
            return new DecodedText(new String(bytes, utf16), utf16, conflict(declared, utf16));
        }
        String strict = new String(bytes, StandardCharsets.UTF_8);
        if (strict.indexOf('\uFFFD') < 0) {
            // What most files are; that nothing was replaced shows that all of it is right.
            return new DecodedText(
                    strict,
                    StandardCharsets.UTF_8,
                    isAscii(strict) ? Optional.empty() : conflict(declared, StandardCharsets.UTF_8));
        }
        if (isHopeless(strict)) {
            Trial chosen = likeliest(bytes, declared.values());
            return new DecodedText(chosen.text(), chosen.charset(), conflict(declared, chosen.charset()));
        }
        Trial utf8 = Trial.of(bytes, StandardCharsets.UTF_8);
        if (utf8.multibyte() > 0 && utf8.broken() * 50 <= utf8.multibyte()) {
            return new DecodedText(utf8.text(), StandardCharsets.UTF_8, conflict(declared, StandardCharsets.UTF_8));
        }
        if (utf8.multibyte() == 0 && utf8.broken() == 0) {
            return new DecodedText(utf8.text(), StandardCharsets.UTF_8, Optional.empty());
        }
        Trial chosen = likeliest(bytes, declared.values());
        return new DecodedText(chosen.text(), chosen.charset(), conflict(declared, chosen.charset()));
    }

    /** Whether so much of it was replaced that no UTF-8 can be meant. */
    private static boolean isHopeless(String text) {
        int replaced = 0;
        int beyondAscii = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            replaced += c == '\uFFFD' ? 1 : 0;
            beyondAscii += c >= 0x80 ? 1 : 0;
        }
        return replaced * 10L > beyondAscii;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** What reads as Chinese without a fault is taken at once, else what reads best. */
    private static Trial likeliest(byte[] bytes, Collection<Charset> declared) {
        Set<Charset> candidates = new LinkedHashSet<>(declared);
        candidates.add(GB18030);
        candidates.add(BIG5);
        candidates.add(StandardCharsets.UTF_8);
        if (bytes.length % 2 == 0) {
            candidates.add(StandardCharsets.UTF_16LE);
            candidates.add(StandardCharsets.UTF_16BE);
        }
        Trial best = null;
        for (Charset candidate : candidates) {
            Trial trial = Trial.of(bytes, candidate);
            if (trial.broken() == 0 && trial.score() >= CHINESE) {
                return trial;
            }
            if (best == null || trial.score() > best.score() + 0.01) {
                best = trial;
            }
        }
        return Objects.requireNonNull(best, "there are always candidates");
    }

    private static Map<String, Charset> declared(byte[] bytes, Optional<String> contentType) {
        Map<String, Charset> declared = new LinkedHashMap<>();
        contentType.flatMap(header -> named(HEADER.matcher(header))).ifPresent(set -> declared.put("HTTP header", set));
        String head = new String(bytes, 0, Math.min(bytes.length, DECLARATION_WITHIN), StandardCharsets.ISO_8859_1);
        named(META.matcher(head)).ifPresent(set -> declared.put("declaration in the file", set));
        return declared;
    }

    private static Optional<Charset> named(Matcher matcher) {
        if (!matcher.find()) {
            return Optional.empty();
        }
        String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(matcher.groupCount());
        String known = name.toLowerCase(Locale.ROOT);
        if (known.startsWith("gb") || known.equals("x-gbk") || known.equals("cp936") || known.equals("936")) {
            return Optional.of(GB18030);
        }
        if (known.startsWith("big5")) {
            return Optional.of(BIG5);
        }
        if (known.equals("utf8") || known.startsWith("unicode") || known.startsWith("utf-16")) {
            // A page whose declaration can be read byte by byte is not in UTF-16.
            return Optional.of(StandardCharsets.UTF_8);
        }
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static Optional<Wording> conflict(Map<String, Charset> declared, Charset used) {
        List<String> wrong = new ArrayList<>();
        List<String> names = new ArrayList<>();
        declared.forEach((where, set) -> {
            if (!set.equals(used)) {
                wrong.add("the " + where + " says " + set.name());
                names.add(set.name());
            }
        });
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of(new Wording(
                        String.join(" and ", wrong) + ", the bytes are " + used.name() + "; read as " + used.name(),
                        "声明的字符集是 " + String.join("、", names) + "，实际是 " + used.name() + "，已按 " + used.name() + " 读取"));
    }

    /** UTF-16 without a mark: every other byte of markup and digits is zero. */
    private static @org.jspecify.annotations.Nullable Charset withoutMark16(byte[] bytes) {
        int sample = Math.min(bytes.length & ~1, 4096);
        int evenZeros = 0;
        int oddZeros = 0;
        for (int i = 0; i < sample; i += 2) {
            evenZeros += bytes[i] == 0 ? 1 : 0;
            oddZeros += bytes[i + 1] == 0 ? 1 : 0;
        }
        if (sample >= 8 && oddZeros > sample / 10 && evenZeros * 10 < oddZeros) {
            return StandardCharsets.UTF_16LE;
        }
        if (sample >= 8 && evenZeros > sample / 10 && oddZeros * 10 < evenZeros) {
            return StandardCharsets.UTF_16BE;
        }
        return null;
    }

    /** A byte order mark at the beginning. */
    private record Mark(Charset charset, int length) {
        static Optional<Mark> of(byte[] b) {
            if (b.length >= 3 && (b[0] & 0xFF) == 0xEF && (b[1] & 0xFF) == 0xBB && (b[2] & 0xFF) == 0xBF) {
                return Optional.of(new Mark(StandardCharsets.UTF_8, 3));
            }
            if (b.length >= 2 && (b[0] & 0xFF) == 0xFF && (b[1] & 0xFF) == 0xFE) {
                return Optional.of(new Mark(StandardCharsets.UTF_16LE, 2));
            }
            if (b.length >= 2 && (b[0] & 0xFF) == 0xFE && (b[1] & 0xFF) == 0xFF) {
                return Optional.of(new Mark(StandardCharsets.UTF_16BE, 2));
            }
            return Optional.empty();
        }
    }

    /** The bytes read with one character set: how much of it was broken, and how Chinese the result looks. */
    private record Trial(Charset charset, String text, int multibyte, int broken, double score) {
        static Trial of(byte[] bytes, Charset charset) {
            CharsetDecoder decoder = charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            ByteBuffer in = ByteBuffer.wrap(bytes);
            CharBuffer out = CharBuffer.allocate((int) (bytes.length * (double) decoder.maxCharsPerByte()) + 16);
            int broken = 0;
            while (true) {
                CoderResult result = decoder.decode(in, out, true);
                if (!result.isError()) {
                    break;
                }
                in.position(in.position() + result.length());
                out.put('\uFFFD');
                broken++;
            }
            decoder.flush(out);
            out.flip();
            String text = out.toString();
            int beyondAscii = 0;
            int common = 0;
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c >= 0x80) {
                    beyondAscii++;
                    common += COMMON[c] ? 1 : 0;
                }
            }
            double score = beyondAscii == 0 ? 0 : (double) (common - 3 * broken) / beyondAscii;
            return new Trial(charset, text, beyondAscii - broken, broken, score);
        }
    }
}
