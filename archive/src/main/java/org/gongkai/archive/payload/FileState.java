package org.gongkai.archive.payload;

/**
 * How far a payload file is safe.
 *
 * @param length bytes
 * @param sha256 digest of that many bytes from the beginning, lower-case hexadecimal; empty when it was not taken, in
 *     archives of earlier programs
 */
public record FileState(long length, String sha256) {}
