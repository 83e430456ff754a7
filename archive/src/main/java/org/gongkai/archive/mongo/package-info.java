/**
 * The metadata, in MongoDB through the driver: in process on disk, or a deployment.
 *
 * <p>In: the model's records; out: the same records again, found by id. Each stored shape has one codec with its layout
 * in the comment and a {@code schema} number. Writes are held back until {@code flush}, so that payloads can be made safe
 * first. Only lookups by {@code _id}, with equality or {@code $in}, and whole collections are asked for: the server in
 * process has no other index. It never reads payloads and never decides what a change means.
 */
@NullMarked
package org.gongkai.archive.mongo;

import org.jspecify.annotations.NullMarked;
