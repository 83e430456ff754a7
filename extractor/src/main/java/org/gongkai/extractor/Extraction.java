package org.gongkai.extractor;

import org.gongkai.model.Digest;
import org.gongkai.model.ReportDocument;

/**
 * What extraction makes of one file.
 *
 * @param fingerprint digest of the content without page chrome: the same for two captures that say the same
 * @param lasting whether the same bytes give this again; false when time or memory ran out, which says nothing of the
 *     file: such a result is not to be stored
 */
public record Extraction(ReportDocument document, Digest fingerprint, boolean lasting) {}
