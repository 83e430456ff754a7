package org.gongkai.app.web.page;

/**
 * Says what could not be answered, and helps.
 *
 * @param message one or two sentences
 */
public record ErrorPage(Frame frame, int status, String message) {}
