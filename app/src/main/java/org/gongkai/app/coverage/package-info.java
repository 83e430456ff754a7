/**
 * Coverage for people: by region, in an order that puts first what needs attention, and as files for spreadsheets.
 *
 * <p>In: coverage reports and the registry; out: regions with their counts, CSV and XLSX. It decides no status itself.
 */
@NullMarked
package org.gongkai.app.coverage;

import org.jspecify.annotations.NullMarked;
