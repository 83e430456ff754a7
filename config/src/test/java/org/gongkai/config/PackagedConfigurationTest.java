package org.gongkai.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped configuration is found in a jar, which cannot be listed like a folder. */
class PackagedConfigurationTest {
    @Test
    void isReadFromAJar(@TempDir Path temp) throws Exception {
        Path classes = Path.of(Configuration.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path jar = temp.resolve("a jar with spaces.jar");
        pack(classes, jar);
        ClassLoader others = new ClassLoader(Configuration.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith("org.gongkai.config.")) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }

            @Override
            public URL getResource(String name) {
                return name.startsWith("org/gongkai/config/") ? null : super.getResource(name);
            }
        };
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, others)) {
            Object fromJar = loader.loadClass(Configuration.class.getName())
                    .getMethod("load", List.class)
                    .invoke(null, List.of());

            assertThat(fromJar.getClass()).isNotEqualTo(Configuration.class);
            assertThat(fromJar.toString()).contains("pausePerHost=PT2S");
            Object registry = fromJar.getClass().getMethod("registry").invoke(fromJar);
            Object all = registry.getClass().getMethod("all").invoke(registry);
            assertThat((List<?>) all)
                    .hasSameSizeAs(Configuration.load(List.of()).registry().all());
        }
    }

    private static void pack(Path classes, Path jar) throws Exception {
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> walk = Files.walk(classes)) {
            for (Path path : walk.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new JarEntry(classes.relativize(path).toString().replace('\\', '/')));
                Files.copy(path, out);
                out.closeEntry();
            }
        }
    }
}
