/**
 * The JSON answers of docs/contract.md, for the command line and the HTTP API alike, so that both say the same.
 *
 * <p>In: records of the model and the archive; out: records whose components stand in the contract's order and hold
 * nothing but strings, numbers, booleans, lists and records, null where nothing is known. Written by the mapper of
 * {@link org.gongkai.model.ReportJson}. It never reads the archive itself.
 */
@NullMarked
package org.gongkai.app.answer;

import org.jspecify.annotations.NullMarked;
