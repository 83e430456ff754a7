package org.gongkai.config;

import java.io.IOException;
import java.util.Optional;

/**
 * One file of the configuration.
 *
 * @param layer 0 for shipped files, then the number of the overlay
 * @param path inside its layer, for example {@code portals/zhengzhou.yaml}
 * @param name as problems call it
 * @param source gives the bytes
 */
public record ConfigFile(ConfigFiles.Kind kind, int layer, String path, String name, Source source) {

    /** Where the bytes come from. */
    @FunctionalInterface
    public interface Source {
        byte[] read() throws IOException;
    }

    /** The file name without folder and ending. */
    public String stem() {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return file.substring(0, file.lastIndexOf('.'));
    }

    /** The bytes; a file that cannot be read is told. */
    public Optional<byte[]> bytes(Problems problems) {
        try {
            return Optional.of(source.read());
        } catch (IOException e) {
            problems.add(name, 0, "the file cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }
}
