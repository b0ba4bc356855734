@echo off
rem Starts Zhenyue on the sample reports, or on the files given. Installs what is missing first.
setlocal
cd /d "%~dp0"
set "PYTHON=.venv\Scripts\python.exe"
if not exist "%PYTHON%" (
    where py >nul 2>nul && (py -3 -m venv .venv) || (python -m venv .venv)
    if errorlevel 1 (
        echo Python 3.10 to 3.13 is needed. Please install it and start again.
        pause
        exit /b 1
    )
)
fc /b requirements\runtime.txt .venv\installed-runtime.txt >nul 2>nul
if errorlevel 1 (
    echo Installing what requirements\runtime.txt lists ^(first start only^)
    "%PYTHON%" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements\runtime.txt
    if errorlevel 1 (
        echo The installation failed. The message above says why.
        pause
        exit /b 1
    )
    copy /y requirements\runtime.txt .venv\installed-runtime.txt >nul
)
if "%~1"=="" ( "%PYTHON%" -m app --samples ) else ( "%PYTHON%" -m app %* )
if errorlevel 1 pause
