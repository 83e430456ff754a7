/**
 * Who has published, who has not, and how that is known.
 *
 * <p>In: the registry and its deadlines, the configured portals, histories with their documents, and runs; out: one row
 * for each authority that owes a report, with status, evidence and the reason in plain words. It computes and does nothing
 * else: no I/O, no clock. It never claims that something is missing because nobody looked.
 */
@NullMarked
package org.gongkai.archive.coverage;

import org.jspecify.annotations.NullMarked;
