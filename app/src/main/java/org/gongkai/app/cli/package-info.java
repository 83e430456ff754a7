/**
 * The command line: one class for each command, and what all of them share.
 *
 * <p>In: arguments, standard input, the environment; out: the answer on standard output, everything else on standard
 * error, and an exit status of {@link org.gongkai.app.cli.ExitStatus}. Commands read their options, ask the
 * {@link org.gongkai.app.cli.Session} for what they need and print; they never crawl, extract or decide by themselves.
 *
 * <p>A new command is a class with picocli's {@code @Command}, an example in its footer, a {@code Callable<Integer>}
 * that returns an exit status, and one line in {@link org.gongkai.app.cli.Program}.
 */
@NullMarked
package org.gongkai.app.cli;

import org.jspecify.annotations.NullMarked;
