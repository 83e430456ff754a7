package org.gongkai.config.form;

/**
 * A form file as found, shipped or in an overlay.
 *
 * @param name for messages, for example {@code config/forms/cn-2019.yaml}
 * @param bytes owned by the file, not copied
 */
public record FormFile(String name, byte[] bytes) {}
