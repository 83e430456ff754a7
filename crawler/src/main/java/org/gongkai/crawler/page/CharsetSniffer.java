package org.gongkai.crawler.page;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the charset of a page: byte order mark, then the header, then the page's own declaration, and the bytes have the
 * last word between UTF-8 and the GB family, because portals declare the wrong one of the two.
 *
 * <p>{@code gb2312} and {@code gbk} are read as GB18030, which contains both: pages that declare the older sets use
 * characters of the newer one.
 */
public final class CharsetSniffer {
    private static final int HEAD = 4_096;
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Pattern PARAMETER = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:-]+)");
    private static final Pattern DECLARED = Pattern.compile(
            "(?i)<meta[^>]{0,300}charset\\s*=\\s*[\"']?([\\w.:-]+)|<\\?xml[^>]{0,200}encoding=[\"']([\\w.:-]+)");

    private CharsetSniffer() {}

    /** A body's text, without a byte order mark, and the charset it came in. */
    record Decoded(Charset charset, String text) {
        Decoded {
            text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
    }

    /** The text of a body in the charset found. */
    public static String read(byte[] body, Optional<String> contentType) {
        return decode(body, contentType).text();
    }

    /** The text of a body, and the charset found. */
    static Decoded decode(byte[] body, Optional<String> contentType) {
        String usual = new String(body, StandardCharsets.UTF_8);
        Charset charset = find(body, contentType, usual.indexOf('\uFFFD') < 0);
        return new Decoded(charset, charset.equals(StandardCharsets.UTF_8) ? usual : new String(body, charset));
    }

    /**
     * The charset of a body.
     *
     * @param contentType the header as it came
     */
    public static Charset find(byte[] body, Optional<String> contentType) {
        return find(body, contentType, false);
    }

    /** @param surelyUtf8 whether it is known to be valid UTF-8; if not, that is looked at where it matters */
    private static Charset find(byte[] body, Optional<String> contentType, boolean surelyUtf8) {
        Optional<Charset> mark = mark(body);
        if (mark.isPresent()) {
            return mark.orElseThrow();
        }
        String head = new String(body, 0, Math.min(body.length, HEAD), StandardCharsets.ISO_8859_1);
        Optional<Charset> declared =
                contentType.flatMap(type -> first(PARAMETER, type)).or(() -> first(DECLARED, head));
        if (declared.isPresent() && !declared.orElseThrow().equals(StandardCharsets.UTF_8) && !isGb(declared)) {
            if (isLatin(declared)) {
                return holdsUtf8(body) ? StandardCharsets.UTF_8 : looksGb(body) ? GB18030 : declared.orElseThrow();
            }
            return declared.orElseThrow();
        }
        if (surelyUtf8 || isValid(body, StandardCharsets.UTF_8)) {
            return isGb(declared) && isAscii(body) ? GB18030 : StandardCharsets.UTF_8;
        }
        // a server may cut a text in the middle of a character, or put pages of two charsets together
        if (isMostlyUtf8(body)) {
            return StandardCharsets.UTF_8;
        }
        if (isGb(declared) || isValid(body, GB18030)) {
            return GB18030;
        }
        return declared.orElse(StandardCharsets.UTF_8);
    }

    private static Optional<Charset> mark(byte[] body) {
        if (body.length >= 3 && (body[0] & 0xff) == 0xef && (body[1] & 0xff) == 0xbb && (body[2] & 0xff) == 0xbf) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (body.length >= 2 && (body[0] & 0xff) == 0xfe && (body[1] & 0xff) == 0xff) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        if (body.length >= 2 && (body[0] & 0xff) == 0xff && (body[1] & 0xff) == 0xfe) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return Optional.empty();
    }

    private static Optional<Charset> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            for (int group = 1; group <= matcher.groupCount(); group++) {
                Optional<Charset> charset = named(matcher.group(group));
                if (charset.isPresent()) {
                    return charset;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Charset> named(@org.jspecify.annotations.Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("gb") || lower.startsWith("x-gbk") || lower.equals("cp936")) {
            return Optional.of(GB18030);
        }
        try {
            return Optional.of(Charset.forName(lower.equals("utf8") ? "UTF-8" : name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static boolean isGb(Optional<Charset> charset) {
        return charset.isPresent() && charset.orElseThrow().equals(GB18030);
    }

    private static boolean isLatin(Optional<Charset> charset) {
        return charset.isPresent()
                && (charset.orElseThrow().equals(StandardCharsets.ISO_8859_1)
                        || charset.orElseThrow().equals(StandardCharsets.US_ASCII)
                        || charset.orElseThrow().name().equals("windows-1252"));
    }

    private static boolean holdsUtf8(byte[] body) {
        return !isAscii(body) && isValid(body, StandardCharsets.UTF_8);
    }

    /** Whether most of what is beyond ASCII is UTF-8: text of another charset is hardly ever, by chance. */
    private static boolean isMostlyUtf8(byte[] body) {
        int damaged = 0;
        int whole = 0;
        String text = new String(body, StandardCharsets.UTF_8);
        for (int i = 0; i < text.length(); i++) {
            damaged += text.charAt(i) == '\uFFFD' ? 1 : 0;
            whole += text.charAt(i) > '\u07ff' && text.charAt(i) != '\uFFFD' ? 1 : 0;
        }
        return whole > 4 * damaged;
    }

    /** Whether the bytes beyond ASCII come in pairs of the plane of ideographs, as in no text of a Latin set. */
    private static boolean looksGb(byte[] body) {
        int pairs = 0;
        int others = 0;
        for (int i = 0; i < body.length; i++) {
            if (body[i] >= 0) {
                continue;
            }
            boolean pair = (body[i] & 0xff) >= 0xa1 && i + 1 < body.length && (body[i + 1] & 0xff) >= 0xa1;
            pairs += pair ? 1 : 0;
            others += pair ? 0 : 1;
            i += pair ? 1 : 0;
        }
        return pairs > 3 * others;
    }

    private static boolean isAscii(byte[] body) {
        for (byte octet : body) {
            if (octet < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isValid(byte[] body, Charset charset) {
        try {
            charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(body));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
