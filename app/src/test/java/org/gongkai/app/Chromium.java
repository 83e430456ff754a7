package org.gongkai.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser for tests: {@code GONGKAI_TEST_CHROMIUM}, or where systems put it; {@code none} is no browser. */
public final class Chromium {
    private Chromium() {}

    public static Optional<Path> find() {
        Optional<String> named = Optional.ofNullable(System.getenv("GONGKAI_TEST_CHROMIUM"));
        if (named.isPresent() && named.get().equals("none")) {
            return Optional.empty();
        }
        return Stream.concat(
                        named.stream(),
                        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
