package org.gongkai.extractor.grid;

/** A piece of a document between two others: a paragraph or a table. */
public sealed interface Block permits Prose, Grid {}
