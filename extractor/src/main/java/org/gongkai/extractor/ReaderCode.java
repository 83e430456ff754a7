package org.gongkai.extractor;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.CodeSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.gongkai.extractor.detect.FileKind;
import org.gongkai.extractor.detect.KindDetector;
import org.gongkai.extractor.pdf.PdfReader;
import org.gongkai.extractor.pdf.PictureReader;
import org.gongkai.model.Digest;

/**
 * Versions of the readers: digests of their classes, of all classes of ours that these refer to, and of the names of the
 * libraries' files, so that a change that may make a reader find something else in a file changes its version, and a
 * change of forms or rules does not. Takes a tenth of a second at the first call.
 */
final class ReaderCode {
    private static final String OURS = "org/gongkai/";
    /** What no class of ours refers to: recognition models, a plugin of PDFBox, what PDFBox reads fonts and files with. */
    private static final List<String> BESIDE = List.of(
            "/models/ch_PP-OCRv4_rec_infer.onnx",
            "/org/apache/pdfbox/jbig2/JBIG2ImageReader.class",
            "/org/apache/fontbox/ttf/TrueTypeFont.class",
            "/org/apache/pdfbox/io/RandomAccessRead.class");
    /** What stands between a file and its reader, and between a reading and its bytes: read along, not looked into. */
    private static final List<Class<?>> AROUND = List.of(
            ContentReader.class, ContentCodec.class, PackedWriter.class, PackedReader.class, PictureGroup.class);

    private static final int UTF8 = 1;
    private static final int CLASS = 7;

    /** Scans are dear to read: only what has to do with them makes them be read again. */
    private static final class OfPictures {
        static final Digest CODE = closure(List.of(KindDetector.class, PdfReader.class, PictureReader.class));
    }

    private static final class OfAll {
        static final Digest CODE = closure(List.of(ContentReader.class));
    }

    private ReaderCode() {}

    /** The version of what reads files of this kind. */
    static Digest of(FileKind.Family family) {
        return switch (family) {
            case PDF, IMAGE -> OfPictures.CODE;
            default -> OfAll.CODE;
        };
    }

    private static Digest closure(List<Class<?>> roots) {
        Set<String> libraries = new TreeSet<>();
        Map<String, Digest> ours = classes(roots, other -> library(other).ifPresent(libraries::add));
        for (String resource : BESIDE) {
            URL found = ReaderCode.class.getResource(resource);
            libraries.add(found == null ? resource : file(found.getPath().replaceAll("!.*", "")));
        }
        for (Class<?> around : AROUND) {
            String name = around.getName().replace('.', '/');
            ours.put(name, Digest.of(bytes("/" + name + ".class")));
        }
        // pictures and character sets are read by Java itself
        libraries.add("Java " + Runtime.version());
        return Digest.of((ours + "\n" + libraries).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The classes of ours that these refer to, over as many steps as it takes, themselves included.
     *
     * @param others told the classes of others that they refer to, several times
     */
    static Map<String, Digest> classes(List<Class<?>> roots, Consumer<String> others) {
        Map<String, Digest> ours = new TreeMap<>();
        Deque<String> left = new ArrayDeque<>();
        roots.forEach(root -> left.add(root.getName().replace('.', '/')));
        while (!left.isEmpty()) {
            String name = left.remove();
            if (ours.containsKey(name)) {
                continue;
            }
            byte[] code = bytes("/" + name + ".class");
            ours.put(name, Digest.of(code));
            for (String other : references(code)) {
                if (other.startsWith(OURS)) {
                    left.add(other);
                } else {
                    others.accept(other);
                }
            }
        }
        return ours;
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = ReaderCode.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not where the program's classes are");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("read the program's own " + resource, e);
        }
    }

    /** The file that a class of a library is in; none for those of Java itself. */
    private static Optional<String> library(String name) {
        if (name.startsWith("java/")) {
            return Optional.empty();
        }
        try {
            CodeSource source = Class.forName(name.replace('/', '.'), false, ReaderCode.class.getClassLoader())
                    .getProtectionDomain()
                    .getCodeSource();
            return Optional.ofNullable(source).map(CodeSource::getLocation).map(place -> file(place.getPath()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.of(name);
        }
    }

    private static String file(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Internal names of the classes in a class file's constant pool (Java Virtual Machine Specification, 4.4). */
    private static List<String> references(byte[] code) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(code))) {
            in.skipNBytes(8);
            int count = in.readUnsignedShort();
            String[] texts = new String[count];
            List<Integer> classes = new ArrayList<>();
            for (int at = 1; at < count; at++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case UTF8 -> texts[at] = in.readUTF();
                    case CLASS -> classes.add(in.readUnsignedShort());
                    case 8, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        at++; // these take two places
                    }
                    default -> throw new IOException("constant " + at + " has the unknown tag " + tag);
                }
            }
            List<String> names = new ArrayList<>();
            for (int text : classes) {
                String name = texts[text];
                if (!name.startsWith("[")) {
                    names.add(name);
                } else if (name.endsWith(";")) {
                    names.add(name.substring(name.indexOf('L') + 1, name.length() - 1));
                }
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException("read a class file of the program", e);
        }
    }
}
