/**
 * What a machine must have for gongkai to run well, and whether this one has it.
 *
 * <p>In: the environment, the place of the archive, the configuration; out: a list of conditions, each with a remedy
 * when it is not met. It never changes anything and never opens the archive.
 */
@NullMarked
package org.gongkai.app.doctor;

import org.jspecify.annotations.NullMarked;
