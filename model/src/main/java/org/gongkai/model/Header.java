package org.gongkai.model;

/** One HTTP header field as it went over the wire: name in the sender's case, value untouched. */
public record Header(String name, String value) {}
