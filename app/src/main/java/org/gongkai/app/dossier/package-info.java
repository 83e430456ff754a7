/**
 * One claim with everything it rests on, as a document that can be sent to the authority.
 *
 * <p>In: a coverage row, runs, captures and versions of the archive; out: a dossier, and its PDF. It claims what the
 * status says and no more, writes no HTML itself, and asks nobody.
 */
@NullMarked
package org.gongkai.app.dossier;

import org.jspecify.annotations.NullMarked;
