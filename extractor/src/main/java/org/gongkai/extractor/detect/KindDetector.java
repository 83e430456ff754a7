package org.gongkai.extractor.detect;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;
import org.gongkai.extractor.detect.FileKind.Family;

/**
 * Detects the kind of a file: by Tika's signatures, then inside the two containers by what they hold. Tika's own
 * container detectors are not used, since they write temporary files.
 */
public final class KindDetector {
    /** Where the signatures of a file and the first elements of a page are. */
    private static final int HEAD = 65_536;

    /** Of these Tika's patterns for markup take time; a page that begins later is told by its tags. */
    private static final int SIGNATURE = 8_192;

    private static final int PAGE_BEGINS = 256;
    private static final int MOST_ENTRIES = 2_000;
    private static final Pattern TAG = Pattern.compile(
            "<(?:!doctype\\s+html|html|head|body|table|tr|td|div|p|span|br|meta|title|a|h[1-6])(?=[\\s>/])",
            Pattern.CASE_INSENSITIVE);
    private static final Set<String> ARCHIVES = Set.of(
            "application/x-rar-compressed",
            "application/x-7z-compressed",
            "application/gzip",
            "application/x-tar",
            "application/x-gtar");
    private static final Pattern HEADER_LINE = Pattern.compile("\\s*[A-Za-z][A-Za-z-]{1,40}:[ \\t]");
    private static final Pattern MIME_HEADER =
            Pattern.compile("^(?:mime-version|content-type)\\s*:", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    private static final Set<String> PARTS_OF_WORKBOOKS = Set.of("workbook", "book");

    private KindDetector() {}

    /** The kind of these bytes. */
    public static FileKind detect(byte[] bytes) {
        if (bytes.length == 0) {
            return new FileKind("application/octet-stream", Family.EMPTY);
        }
        if (startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)) {
            return inOle(bytes);
        }
        if (startsWith(bytes, 'P', 'K', 3, 4)) {
            return inZip(bytes);
        }
        if (startsWith(bytes, '{', '\\', 'r', 't')) {
            return new FileKind("application/rtf", Family.RTF);
        }
        if (startsWith(bytes, '%', 'P', 'D', 'F', '-')) {
            return new FileKind("application/pdf", Family.PDF);
        }
        if (beginsAsPage(bytes)) {
            return new FileKind("text/html", Family.HTML);
        }
        String type = signature(bytes);
        if (type.equals("application/pdf") || hasPdfHeader(bytes)) {
            return new FileKind("application/pdf", Family.PDF);
        }
        if (ARCHIVES.contains(type)) {
            return new FileKind(type, Family.ARCHIVE);
        }
        Optional<FileKind> markup = markup(bytes);
        if (markup.isPresent()) {
            return markup.get();
        }
        if (type.startsWith("image/") && !type.contains("svg")) {
            return new FileKind(type, Family.IMAGE);
        }
        if (type.equals("text/html") || type.equals("application/xhtml+xml") || looksLikeHtml(bytes)) {
            return new FileKind("text/html", Family.HTML);
        }
        if (type.equals("text/plain") || type.equals("text/csv") || type.equals("text/x-web-markdown")) {
            return new FileKind("text/plain", Family.TEXT);
        }
        if (type.equals("application/octet-stream") && isText(bytes)) {
            return new FileKind("text/plain", Family.TEXT);
        }
        return new FileKind(type, Family.OTHER);
    }

    /** What the first kilobytes tell of files that are text: messages, and XML of Office. */
    private static Optional<FileKind> markup(byte[] bytes) {
        String head = head(bytes, SIGNATURE);
        if (HEADER_LINE.matcher(head).lookingAt() && MIME_HEADER.matcher(head).find()) {
            return Optional.of(new FileKind("message/rfc822", Family.ARCHIVE));
        }
        if (!head.stripLeading().startsWith("<?xml") && !head.contains("<?mso-application")) {
            return Optional.empty();
        }
        if (head.contains("urn:schemas-microsoft-com:office:spreadsheet") && head.contains("Workbook")) {
            return Optional.of(new FileKind("application/vnd.ms-spreadsheetml", Family.WORKBOOK_XML));
        }
        if (head.contains("http://schemas.microsoft.com/office/word/2003/wordml")
                || head.contains("http://schemas.microsoft.com/office/2006/xmlPackage")) {
            return Optional.of(new FileKind("application/vnd.ms-wordml", Family.WORD_XML));
        }
        return Optional.empty();
    }

    /** The beginning, byte by byte, without the zeros of UTF-16 and its mark. */
    private static String head(byte[] bytes, int length) {
        String head = new String(bytes, 0, Math.min(bytes.length, length), StandardCharsets.ISO_8859_1);
        head = head.indexOf('\0') >= 0 ? head.replace("\0", "") : head;
        return head.startsWith("ï»¿") ? head.substring(3) : head.startsWith("ÿþ") ? head.substring(2) : head;
    }

    /** What most pages begin with; it spares them the other signatures. */
    private static boolean beginsAsPage(byte[] bytes) {
        String head = head(bytes, PAGE_BEGINS).stripLeading().toLowerCase(Locale.ROOT);
        return (head.startsWith("<!doctype html") || head.startsWith("<html"))
                && markup(bytes).isEmpty()
                && !hasPdfHeader(bytes);
    }

    private static String signature(byte[] bytes) {
        try (ByteArrayInputStream in = new ByteArrayInputStream(bytes, 0, Math.min(bytes.length, SIGNATURE))) {
            MediaType type = MimeTypes.getDefaultMimeTypes().detect(in, new Metadata());
            return type.getBaseType().toString();
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory are always readable", e);
        }
    }

    private static FileKind inOle(byte[] bytes) {
        Set<String> names = new TreeSet<>();
        try (POIFSFileSystem file = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
            file.getRoot().getEntryNames().forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
        } catch (IOException | RuntimeException e) {
            return new FileKind("application/x-tika-msoffice", Family.WORD);
        }
        if (names.contains("encryptedpackage")) {
            return new FileKind("application/x-tika-ooxml-protected", Family.ENCRYPTED);
        }
        if (names.contains("worddocument")) {
            return new FileKind("application/msword", Family.WORD);
        }
        if (PARTS_OF_WORKBOOKS.stream().anyMatch(names::contains)) {
            return new FileKind("application/vnd.ms-excel", Family.WORKBOOK_OLE);
        }
        if (names.contains("powerpoint document")) {
            return new FileKind("application/vnd.ms-powerpoint", Family.OTHER);
        }
        return new FileKind("application/x-tika-msoffice", Family.OTHER);
    }

    private static FileKind inZip(byte[] bytes) {
        boolean contentTypes = false;
        boolean word = false;
        boolean sheet = false;
        int entries = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null && entries++ < MOST_ENTRIES; ) {
                String name = entry.getName().replace('\\', '/');
                contentTypes |= name.equals("[Content_Types].xml");
                word |= name.startsWith("word/");
                sheet |= name.startsWith("xl/");
                if (name.equalsIgnoreCase("OFD.xml")) {
                    return new FileKind("application/ofd", Family.OFD);
                }
                if (name.equals("mimetype")) {
                    String type = new String(zip.readNBytes(100), StandardCharsets.US_ASCII).strip();
                    return new FileKind(type.isEmpty() ? "application/zip" : type, Family.OTHER);
                }
                if (contentTypes && (word || sheet)) {
                    break;
                }
                entry = zip.getNextEntry();
            }
        } catch (IOException | RuntimeException e) {
            // A truncated archive: what was seen so far decides.
            entries++;
        }
        if (word) {
            return new FileKind("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Family.DOCX);
        }
        if (sheet) {
            return new FileKind(
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Family.WORKBOOK_OOXML);
        }
        return new FileKind("application/zip", Family.ARCHIVE);
    }

    private static boolean startsWith(byte[] bytes, int... signature) {
        if (bytes.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((bytes[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }

    /** Some servers put bytes before the header; readers look for it in the first kilobyte. */
    private static boolean hasPdfHeader(byte[] bytes) {
        String head = new String(bytes, 0, Math.min(bytes.length, 1024), StandardCharsets.ISO_8859_1);
        return head.contains("%PDF-");
    }

    private static boolean looksLikeHtml(byte[] bytes) {
        return TAG.matcher(head(bytes, HEAD)).results().limit(3).count() >= 3;
    }

    private static boolean isText(byte[] bytes) {
        int control = 0;
        int length = Math.min(bytes.length, HEAD);
        for (int i = 0; i < length; i++) {
            int b = bytes[i] & 0xFF;
            if (b < 9 || b > 13 && b < 32 && b != 27) {
                control++;
            }
        }
        return control * 100 <= length;
    }
}
