/**
 * What is known beforehand: settings, portals, authorities, deadlines, and whose report a title is of. In: the shipped
 * {@code config/} folder, folders laid over it, and what the command line says ({@link
 * org.gongkai.config.Configuration#load}). Out: checked records, or every problem at once with file and line. It never
 * writes, never looks at the network or the clock, and never guesses: a name that several authorities bear has no code.
 */
@NullMarked
package org.gongkai.config;

import org.jspecify.annotations.NullMarked;
