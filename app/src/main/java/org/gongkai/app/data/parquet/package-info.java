/**
 * Writes Apache Parquet files (parquet-format 2.x): flat tables, no Hadoop. In: rows of typed values; out: one file.
 * Dictionary and plain pages packed with gzip; what is written has no time and no chance in it.
 */
@NullMarked
package org.gongkai.app.data.parquet;

import org.jspecify.annotations.NullMarked;
