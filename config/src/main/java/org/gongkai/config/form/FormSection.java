package org.gongkai.config.form;

/** A chapter that the form asks for. */
public record FormSection(int number, Label heading) {}
