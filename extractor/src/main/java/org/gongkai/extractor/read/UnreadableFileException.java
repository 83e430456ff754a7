package org.gongkai.extractor.read;

import org.gongkai.model.Wording;

/** A file cannot be read; the message says in plain words what it is and what would be needed. */
public final class UnreadableFileException extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;

    /** @param code of the finding: {@code damaged}, {@code encrypted}, {@code unsupported-format}, … */
    public UnreadableFileException(String code, String message) {
        super(message);
        this.code = code;
    }

    public UnreadableFileException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The message, and in Chinese what its code means. */
    public Wording wording() {
        return reason(code, String.valueOf(getMessage()));
    }

    /** A message with the Chinese sentence for its code. */
    public static Wording reason(String code, String message) {
        return new Wording(message, inChinese(code));
    }

    private static String inChinese(String code) {
        return switch (code) {
            case "empty" -> "文件是空的，没有内容";
            case "encrypted" -> "文件设有密码，需要密码才能读取";
            case "scanned" -> "文件是扫描件或图片，需要先识别文字";
            case "damaged" -> "文件已损坏，无法读取，请重新获取";
            case "no-text" -> "文件的页面上没有可见的文字";
            case "unreadable-text" -> "文件的字体没有说明字形对应的文字，需要按图片识别";
            case "too-large" -> "文件过大，超出了读取的限度";
            case "gave-up" -> "未能在规定的时间或内存之内读完文件";
            case "not-opened" -> "文件无法打开";
            case "unsupported-format" -> "不支持读取这种格式的文件";
            default -> "文件无法读取（" + code + "）";
        };
    }
}
