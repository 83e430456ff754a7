/**
 * What only the whole corpus shows: contradictions between years, copied prose, figures that stand out, wrong forms.
 *
 * <p>In: the latest version of every report; out: findings with their evidence, in careful words. A figure whose reading
 * is in doubt accuses nobody, and no finding says who copied from whom or that a figure is wrong.
 */
@NullMarked
package org.gongkai.app.across;

import org.jspecify.annotations.NullMarked;
