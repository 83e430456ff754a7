package org.gongkai.config.form;

/** A row of figures; its label carries the printed numbering. */
public record FormRow(String id, Label label) {}
