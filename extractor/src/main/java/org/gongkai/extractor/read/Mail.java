package org.gongkai.extractor.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.util.MimeUtil;

/** The parts of a message or of a page saved as one file (MHTML, RFC 2557, as Word and browsers write it). */
final class Mail {
    private static final Pattern NAME = Pattern.compile("(?i)(?:file)?name\\*?\\s*=\\s*\"?([^\";\\r\\n]+)");
    private static final int MOST_PARTS = 1_000;

    private Mail() {}

    static void parts(byte[] bytes, Budget budget, Members.PartTaker taker)
            throws IOException, UnreadableFileException {
        MimeConfig config = MimeConfig.custom()
                .setMaxLineLen(1 << 20)
                .setMaxHeaderLen(1 << 16)
                .setMaxHeaderCount(1_000)
                .setMaxContentLen(bytes.length)
                .build();
        MimeTokenStream stream = new MimeTokenStream(config);
        stream.parse(new ByteArrayInputStream(bytes));
        int parts = 0;
        String name = "";
        try {
            for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
                budget.checkTime();
                if (state == EntityState.T_START_HEADER) {
                    name = "";
                } else if (state == EntityState.T_FIELD) {
                    name = named(stream.getField()).orElse(name);
                } else if (state == EntityState.T_BODY && ++parts <= MOST_PARTS) {
                    BodyDescriptor body = stream.getBodyDescriptor();
                    String type = String.valueOf(body.getMimeType()).toLowerCase(Locale.ROOT);
                    if (!type.startsWith("image/") && !type.equals("text/css")) {
                        byte[] content = stream.getDecodedInputStream().readAllBytes();
                        String charset = body.getCharset();
                        boolean said = charset != null && !charset.equals("us-ascii");
                        taker.take(
                                name.isEmpty() ? "part " + parts : name,
                                content,
                                said ? Optional.of(type + "; charset=" + charset) : Optional.empty());
                    }
                }
            }
        } catch (MimeException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Optional<String> named(Field field) {
        String header = field.getName().toLowerCase(Locale.ROOT);
        if (header.equals("content-location")) {
            String location = field.getBody().strip();
            return Optional.of(location.substring(location.lastIndexOf('/') + 1));
        }
        if (!header.equals("content-disposition") && !header.equals("content-type")) {
            return Optional.empty();
        }
        Matcher name = NAME.matcher(MimeUtil.unscrambleHeaderValue(field.getBody()));
        return name.find() ? Optional.of(name.group(1).strip()) : Optional.empty();
    }

    /** Whether bytes begin like a message: header lines, among them one of MIME. */
    static boolean isMail(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 4096), java.nio.charset.StandardCharsets.ISO_8859_1)
                .stripLeading();
        return head.matches("(?s)[A-Za-z][A-Za-z-]{1,40}:.*")
                && Pattern.compile("(?im)^(?:mime-version|content-type)\\s*:")
                        .matcher(head)
                        .find();
    }
}
