// Loaded into every process that a command starts: it ends when the command is gone, also when that was killed hard.
process.on('disconnect', () => process.exit(1));
process.channel?.unref();
