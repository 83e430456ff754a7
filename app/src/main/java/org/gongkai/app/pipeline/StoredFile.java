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
 * What is known of a captured payload before it is read.
 *
 * @param uri the address that answered, after redirects
 * @param coding its content coding, as the server named it
 */
record StoredFile(Digest payload, URI uri, Optional<String> contentType, Optional<String> coding) {

    static StoredFile of(Archive archive, Capture capture, Digest payload) {
        Capture.Hop answer = hopWithBody(archive, capture, payload);
        return new StoredFile(payload, answer.uri(), answer.header("Content-Type"), answer.header("Content-Encoding"));
    }

    /**
     * The payload without its content coding.
     *
     * @param limit bytes that it may have
     * @throws IOException when the content coding is broken or hides more than the limit
     */
    byte[] bytes(Archive archive, long limit) throws IOException {
        return ContentCoding.decode(archive.payload(payload), coding, limit);
    }

    /** The file with what is known of where it came from. */
    Source source(Portal portal, String title, byte[] bytes) {
        return new Source(
                name(uri),
                bytes,
                Optional.of(uri),
                contentType,
                Optional.of(title).filter(text -> !text.isBlank()),
                Optional.of(portal.name()).filter(text -> !text.isBlank()),
                Optional.of(portal.authority()).filter(text -> !text.isBlank()));
    }

    /** The last part of an address that looks like a name. */
    static String name(URI uri) {
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
                .map(StoredFile::last)
                .orElse(answer);
    }

    private static Capture.Hop last(Capture capture) {
        return capture.hops().get(capture.hops().size() - 1);
    }
}
