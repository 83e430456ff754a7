package org.gongkai.config.form;

/** A column of figures. */
public record FormColumn(String id, Label label, FigureType type) {}
