package org.gongkai.config;

import java.util.Optional;
import org.gongkai.model.Level;

/**
 * An authority as some text names it.
 *
 * @param name as written, spelled out: 郑州市政府 is 郑州市人民政府
 * @param level empty when neither registry nor name tells
 * @param code of the registry; empty when it knows no such name, or several authorities that bear it
 * @param evidence where the name stood: {@code title} or {@code site}
 */
public record NamedAuthority(String name, Optional<Level> level, Optional<String> code, String evidence) {}
