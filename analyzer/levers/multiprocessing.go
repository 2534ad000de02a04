package levers

var multiprocessing = &Lever{
	ID:    "multiprocessing",
	Title: "Several processes",
	Rung:  6,
	What:  "Spread independent work over the cores with concurrent.futures.ProcessPoolExecutor or multiprocessing.Pool.",
	Fits: []string{
		"batches of 50 ms and more that do not depend on each other",
		"the time is spent in Python code, which holds the global interpreter lock",
		"arguments and results are small beside the work",
	},
	Avoid: []string{
		"the function writes to shared state, open files or sockets",
		"arguments cannot be pickled, or pickling costs as much as the work",
		"the machine has one core, or all cores are busy already",
	},
	Gain: Gain{
		Low:   1.5,
		High:  8,
		Basis: "at most the number of cores, less the serial share (Amdahl's law) and the pickling of arguments and results",
	},
	Effort: Hours,
	Cost:   "Start-up of each worker, memory for each, and errors and logs from several processes.",
	How: []string{
		"move the work into a module-level function of plain arguments",
		"cut the input into a few batches a core and pass chunksize",
		"guard the entry with if __name__ == \"__main__\"",
		"set the start method to forkserver or spawn if threads are running",
	},
	Needs: []string{
		"picklable arguments and results; more than one free core",
	},
}
