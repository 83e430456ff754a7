/**
 * When portals are crawled: Quartz, cron expressions of the portal files, Asia/Shanghai.
 *
 * <p>In: the configured portals and what to do for one. Out: runs at their times, one at a time for each portal. It never
 * crawls itself.
 */
@NullMarked
package org.gongkai.app.schedule;

import org.jspecify.annotations.NullMarked;
