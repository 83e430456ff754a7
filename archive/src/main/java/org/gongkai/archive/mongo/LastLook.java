package org.gongkai.archive.mongo;

import java.time.Instant;
import org.gongkai.model.Capture;

/** The latest look at an address, whatever came of it. */
public record LastLook(Instant at, Capture.Kind kind, String capture) {}
