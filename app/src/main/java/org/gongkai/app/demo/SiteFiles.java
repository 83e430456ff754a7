package org.gongkai.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files of one portal in one epoch: the resources below its host's folder, and laid over them those of the epoch.
 *
 * <pre>
 * epoch-2/www.chuanhui.example/zwgk/show/2041.html   in epoch 2 instead of
 * www.chuanhui.example/zwgk/show/2041.html
 * </pre>
 */
record SiteFiles(SampleSite site, int epoch) {
    /** Letters, digits and few signs, no segment that begins with a dot, a file extension at the end. */
    private static final Pattern FILE = Pattern.compile("(/[\\w-][\\w.@=-]*)+\\.[a-z]{2,4}");

    /** @param path absolute, for example {@code /zwgk/index.html}; anything that is no such path finds nothing */
    Optional<byte[]> find(String path) {
        if (!FILE.matcher(path).matches()) {
            return Optional.empty();
        }
        Optional<byte[]> altered = epoch == 1 ? Optional.empty() : read("epoch-" + epoch + "/" + site.host() + path);
        return altered.or(() -> read(site.host() + path));
    }

    private static Optional<byte[]> read(String name) {
        try (InputStream in = SiteFiles.class.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("read the bundled sample " + name, e);
        }
    }
}
