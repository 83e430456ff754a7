package org.gongkai.app.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The files of one portal in one epoch: the resources below its host's folder, and laid over them those of the epoch,
 * and those of a portal that has taken a report down, which also lacks that report.
 *
 * <pre>
 * epoch-2/www.chuanhui.example/zwgk/show/2041.html   in epoch 2 instead of
 * www.chuanhui.example/zwgk/show/2041.html
 * withdrawn/www.yangli.example/xxgk/nb/index.html    without its link to the report
 * </pre>
 */
record SiteFiles(SampleSite site, int epoch, boolean withdrawn) {
    /** The folder laid over a portal that has taken a report down. */
    private static final String WITHDRAWN = "withdrawn";

    /** The page of the report that is taken down. */
    private static final String REPORT = "/xxgk/nb/2023/wuxian.html";

    /** Letters, digits and few signs, no segment that begins with a dot, a file extension at the end. */
    private static final Pattern FILE = Pattern.compile("(/[\\w-][\\w.@=-]*)+\\.[a-z]{2,4}");

    /** @param path absolute, for example {@code /zwgk/index.html}; anything that is no such path finds nothing */
    Optional<byte[]> find(String path) {
        if (!FILE.matcher(path).matches()) {
            return Optional.empty();
        }
        if (withdrawn && site == SampleSite.YANGLI && path.equals(REPORT)) {
            return Optional.empty();
        }
        Optional<byte[]> without = withdrawn ? read(WITHDRAWN + "/" + site.host() + path) : Optional.empty();
        Optional<byte[]> altered = epoch == 1 ? Optional.empty() : read("epoch-" + epoch + "/" + site.host() + path);
        return without.or(() -> altered).or(() -> read(site.host() + path));
    }

    private static Optional<byte[]> read(String name) {
        try (InputStream in = SiteFiles.class.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("read the bundled sample " + name, e);
        }
    }
}
