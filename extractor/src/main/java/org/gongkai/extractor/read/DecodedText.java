package org.gongkai.extractor.read;

import java.nio.charset.Charset;
import java.util.Optional;
import org.gongkai.model.Wording;

/**
 * Bytes as text.
 *
 * @param conflict in plain words, when the declarations disagree with one another or with the bytes
 */
record DecodedText(String text, Charset charset, Optional<Wording> conflict) {}
