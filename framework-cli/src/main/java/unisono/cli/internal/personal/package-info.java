/// The commands about personal data.
package unisono.cli.internal.personal;
