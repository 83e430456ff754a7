package org.gongkai.app.pipeline;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.gongkai.archive.Archive;
import org.gongkai.crawler.fetch.ContentCoding;
import org.gongkai.extractor.Source;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;
import org.gongkai.model.Portal;

/**
 * A captured payload as a file to read: content coding removed, with what the server said of it.
 *
 * @param uri the address that answered, after redirects
 */
public record CapturedFile(Digest payload, URI uri, byte[] bytes, Optional<String> contentType) {

    /**
     * Reads the payload of a capture from the archive.
     *
     * @param limit bytes that it may have without its content coding
     * @throws IOException when the content coding is broken or hides more than the limit
     */
    public static CapturedFile read(Archive archive, Capture capture, Digest payload, long limit) throws IOException {
        Capture.Hop answer = hopWithBody(archive, capture, payload);
        byte[] bytes = ContentCoding.decode(archive.payload(payload), answer.header("Content-Encoding"), limit);
        return new CapturedFile(payload, answer.uri(), bytes, answer.header("Content-Type"));
    }

    /** The file with what is known of where it came from. */
    Source source(Portal portal, String title) {
        return new Source(
                fileName(),
                bytes,
                Optional.of(uri),
                contentType,
                Optional.of(title).filter(text -> !text.isBlank()),
                Optional.of(portal.name()).filter(text -> !text.isBlank()),
                Optional.of(portal.authority()).filter(text -> !text.isBlank()));
    }

    /** The last part of the address that looks like a name. */
    public String fileName() {
        String path = Optional.ofNullable(uri.getPath()).orElse("");
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.isEmpty() ? uri.toString() : name;
    }

    /** The exchange that brought the bytes: an answer that they still hold (304) says little about them. */
    static Capture.Hop hopWithBody(Archive archive, Capture capture, Digest payload) {
        Capture.Hop answer = last(capture);
        if (capture.kind() != Capture.Kind.UNCHANGED) {
            return answer;
        }
        return archive.timeline(capture.uri()).stream()
                .filter(earlier -> earlier.kind() == Capture.Kind.FETCHED)
                .filter(earlier -> earlier.payload().filter(payload::equals).isPresent())
                .reduce((older, newer) -> newer)
                .map(CapturedFile::last)
                .orElse(answer);
    }

    private static Capture.Hop last(Capture capture) {
        return capture.hops().get(capture.hops().size() - 1);
    }
}
