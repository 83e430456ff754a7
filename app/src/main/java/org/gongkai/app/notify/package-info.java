/**
 * Tells others what happened to reports: by webhook and by mail, at least once, however often the program is killed.
 *
 * <p>In: the events of feeds, and what the settings say of who wants them; out: requests and mail. What is to be told
 * stands durably in the archive's outbox before anything is sent. It finds no events itself.
 */
@NullMarked
package org.gongkai.app.notify;

import org.jspecify.annotations.NullMarked;
