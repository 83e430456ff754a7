package org.gongkai.extractor;

import org.gongkai.model.Digest;
import org.gongkai.model.ReportDocument;

/**
 * What extraction makes of one file.
 *
 * @param fingerprint digest of the content without page chrome: the same for two captures that say the same
 */
public record Extraction(ReportDocument document, Digest fingerprint) {}
