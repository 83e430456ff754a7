package org.gongkai.app.pipeline;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.gongkai.archive.Archive;
import org.gongkai.model.Capture;
import org.gongkai.model.Digest;

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
        StoredFile file = StoredFile.of(archive, capture, payload);
        return new CapturedFile(payload, file.uri(), file.bytes(archive, limit), file.contentType());
    }

    /** The last part of the address that looks like a name. */
    public String fileName() {
        return StoredFile.name(uri);
    }
}
